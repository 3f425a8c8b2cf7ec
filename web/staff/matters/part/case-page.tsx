import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useSession } from '#kit/session.ts'
import { words } from './words.ts'

/** Of the page of one row: where it lies and which it is; facts of `live` refresh it. */
export const useRow = (live = 'matters') => {
  const { areaId, id } = useParams({ strict: false }) as { areaId: string; id: string }
  const { data: session } = useSession()
  useLive(session?.areaId ?? undefined, [live])
  return { areaId: Number(areaId), id }
}

/** The page of one row, with the way back to its list. */
export const CasePage = ({ title, back, children }: { title: string; back: string; children: ReactNode }) => {
  const say = useWords(words)
  return (
    <Page title={title} actions={<Link to={back as '/'}>{say('back')}</Link>}>
      <div className="panel">{children}</div>
    </Page>
  )
}

/** Head, moves and everything about it; its steps beside. */
export const CaseView = ({
  number,
  title,
  standing,
  moves,
  aside,
  children,
}: {
  number: ReactNode
  title: string
  standing: ReactNode
  moves: ReactNode
  aside: ReactNode
  children: ReactNode
}) => {
  const say = useWords(words)
  return (
    <article className="case">
      <header className="case-head">
        <p className="case-number">{number}</p>
        <h2 className="case-title">{title}</h2>
        <p className="case-standing">{standing}</p>
      </header>
      {moves}
      <div className="case-wide">
        <div className="overview">{children}</div>
        <aside>
          <h2>{say('timeline')}</h2>
          {aside}
        </aside>
      </div>
    </article>
  )
}
