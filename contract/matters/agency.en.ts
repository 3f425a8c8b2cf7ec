import type * as zh from './agency.zh-CN.ts'

export const problems: Record<keyof typeof zh.problems, string> = {}
export const words: Record<keyof typeof zh.words, string> = {}
