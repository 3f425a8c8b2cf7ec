import { pick } from '../language.ts'

const waiting = { zh: '正在载入', en: 'Loading' }

/** Grey lines in the place of what is coming, so that nothing jumps. */
export const Skeleton = ({ lines = 3, height }: { lines?: number; height?: number }) => (
  <div className="skeleton" role="status" aria-label={pick(waiting)}>
    {height ? (
      <span className="skeleton-line" style={{ height }} />
    ) : (
      Array.from({ length: lines }, (_, at) => (
        <span key={at} className="skeleton-line" style={{ width: `${[92, 78, 86, 64][at % 4]}%` }} />
      ))
    )}
  </div>
)
