import { problem } from './problem.ts'

export const fileUnknown = problem(404, 'platform.file_unknown')
export const fileKind = problem(415, 'platform.file_kind')
export const fileHeic = problem(415, 'platform.file_heic')
export const fileBroken = problem(422, 'platform.file_broken')
export const fileTooLarge = problem<{ megabytes: number }>(413, 'platform.file_too_large')
export const fileTooLong = problem<{ minutes: number }>(413, 'platform.file_too_long')
export const fileTooManyPixels = problem(422, 'platform.file_too_many_pixels')
export const fileTaken = problem(409, 'platform.file_taken')
