import { useEffect, type ReactNode } from 'react'

/** One page of the desk: its question as the title, the answer in a line, what one can do on the right. */
export const Page = ({
  title,
  lead,
  actions,
  children,
}: {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) => {
  useEffect(() => {
    document.title = `${title} · 邻里`
  }, [title])
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="soft">{lead}</p>}
        </div>
        {actions && <div className="page-actions unprinted">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A white surface that holds one matter. */
export const Panel = ({
  title,
  actions,
  children,
  flush,
}: {
  title?: ReactNode
  actions?: ReactNode
  children: ReactNode
  flush?: boolean
}) => (
  <section className={`panel${flush ? ' panel-flush' : ''}`}>
    {(title || actions) && (
      <header className="panel-head">
        <h2>{title}</h2>
        {actions}
      </header>
    )}
    {children}
  </section>
)
