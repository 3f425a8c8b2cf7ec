import type * as zh from './zh-CN.ts'

export const problems: Record<keyof typeof zh.problems, string> = {
  'platform.invalid': 'Something in the form needs correcting',
  'platform.not_signed_in': 'Please sign in first',
  'platform.forbidden': 'You may not do this in this area',
  'platform.not_found': 'Not found',
  'platform.conflict': 'Someone changed this a moment ago; look at the latest version first',
  'platform.too_many_requests': 'Too many requests; please wait a moment',
  'platform.too_large': 'Too large',
  'platform.unsupported_media': 'This format is not supported',
  'platform.csrf': 'The page has expired; reload and try again',
  'platform.busy': 'The system is busy; please try again',
  'platform.file_unknown': 'No such file',
  'platform.file_kind': 'Only pictures (JPG, PNG, WebP, AVIF), PDF or recordings (WebM, Ogg, M4A) can be uploaded',
  'platform.file_too_long': 'The recording is too long; the limit is {minutes} minutes',
  'platform.file_heic':
    'This photo is in HEIC format, which we cannot open. Choose “Most Compatible” (JPG) in the camera settings of the phone and take it again, or upload a screenshot',
  'platform.file_too_large': 'The file is too large; the limit is {megabytes} MB',
  'platform.file_too_many_pixels': 'The picture has too many pixels; please scale it down and upload it again',
  'platform.file_taken': 'This file number has been used already; please choose the file and upload it again',
  'platform.file_broken': 'This file cannot be opened; it may be damaged',
  'platform.internal': 'Something went wrong; we have recorded it. Please try again later',
}
export const words: Record<keyof typeof zh.words, string> = {
  'platform.field_missing': 'Required',
  'platform.field_kind': 'Not the right kind of value',
  'platform.field_short': 'At least {n} characters',
  'platform.field_long': 'At most {n} characters',
  'platform.field_few': 'At least {n}',
  'platform.field_many': 'At most {n}',
  'platform.field_small': 'Not less than {n}',
  'platform.field_big': 'Not more than {n}',
  'platform.field_format': 'Not the right format',
  'platform.field_choice': 'Choose from the list',
  'app.name': 'Linli',
}
