import { z } from 'zod'
import type { ProblemCode } from '#contract/phrases.ts'
import { phrases } from '#contract/phrases.ts'
import type { Route } from '#contract/route.ts'

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return rest
}

const parametersOf = (shape: z.ZodObject | undefined, where: 'path' | 'query') => {
  if (!shape) return []
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }))
}

/** Refusals the door itself may give. */
const doorProblems = (route: Route): ProblemCode[] => [
  'platform.invalid',
  'platform.too_many_requests',
  'platform.busy',
  ...(route.permission === 'public' ? [] : (['platform.not_signed_in', 'platform.forbidden'] as const)),
  ...(route.method === 'GET' ? [] : (['platform.csrf', 'platform.unsupported_media', 'platform.too_large'] as const)),
]

const answersOf = (route: Route) => {
  const content =
    route.medium === 'file'
      ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
      : route.medium === 'events'
        ? { 'text/event-stream': { schema: { type: 'string' } } }
        : { 'application/json': { schema: schemaOf(route.answer, 'output') } }
  const codes = [...new Set([...doorProblems(route), ...(route.problems ?? [])])]
  return {
    200: { description: 'OK', content },
    default: {
      description: codes
        .map((code) => `\`${code}\` ${phrases.zh.problems[code]} / ${phrases.en.problems[code]}`)
        .join('\n\n'),
      content: {
        'application/problem+json': {
          schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] },
        },
      },
    },
  }
}

const operationOf = (route: Route) => ({
  operationId: route.name,
  tags: [route.name.split('.')[0]],
  summary: `${route.about.zh} · ${route.about.en}`,
  'x-permission': route.permission,
  parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
  ...(route.upload
    ? {
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['file'],
                properties: { file: { type: 'string', format: 'binary' } },
              },
            },
          },
        },
      }
    : route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
      : {}),
  responses: answersOf(route),
  security: route.permission === 'public' ? [] : [{ session: [] }],
})

/** The OpenAPI 3.1 document of every mounted route, with its permission and its named problems. */
export const openApi = (routes: readonly Route[]) => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route)
  return {
    openapi: '3.1.0',
    info: {
      title: '邻里 Linli',
      version: '0.1.0',
      description: '城市社区治理平台的开放接口。The open API of the neighbourhood platform.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'linli' } },
      schemas: {
        Problem: {
          type: 'object',
          description: 'RFC 9457 problem details; `code` is stable, `title` is in the language asked for.',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            details: { type: 'object' },
            errors: {
              type: 'array',
              items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
            },
          },
        },
      },
    },
  }
}
