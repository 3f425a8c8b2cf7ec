import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '#kit/language.ts'
import { saySystemWork } from './system-work.ts'

type Description = { paths: Record<string, Record<string, { operationId?: string; summary?: string }>> }

const load = async (): Promise<Map<string, string>> => {
  const response = await fetch('/api/openapi.json')
  if (!response.ok) throw new Error(`openapi.json: ${response.status}`)
  const { paths } = (await response.json()) as Description
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
  return new Map(operations.flatMap((o) => (o.operationId && o.summary ? [[o.operationId, o.summary] as const] : [])))
}

/** What a route does, in the words of the API's own description; the bare name until it is known. */
export const useRouteName = () => {
  const locale = useLanguage()
  const { data } = useQuery({ queryKey: ['route-names'], queryFn: load, staleTime: Infinity, retry: false })
  return (route: string) => {
    const [zh, en] = (data?.get(route) ?? '').split(' · ')
    return (locale === 'zh' ? zh : en) || (saySystemWork(route, locale) ?? route)
  }
}
