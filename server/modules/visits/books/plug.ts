import * as wire from '#contract/visits/books.ts'
import { serve, type Part } from '#platform/module.ts'
import { exportVisits } from './export-visits.ts'
import { printVisitBook } from './print-book.ts'

export const books: Part = {
  serves: [
    serve(wire.printVisitBook, (context, { query }) => printVisitBook(context, query)),
    serve(wire.exportVisits, (context, { query }) => exportVisits(context, query)),
  ],
}
