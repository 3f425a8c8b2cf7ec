import './map.css'
import { useNavigate } from '@tanstack/react-router'
import CaseMap from './case-map.tsx'

/** The map on a leader's bench: open cases, areas below with their numbers; a press leads to the map page. */
export default function BenchMap({ areaId }: { areaId: number }) {
  const go = useNavigate()
  return (
    <div className="bench-map">
      <CaseMap
        areaId={areaId}
        filter={{ scope: 'open' }}
        onShape={(id) => void go({ to: '/map', search: { area: id.split('.')[0] } as never })}
        onCase={(open) => void go({ to: '/', search: { open } as never, resetScroll: false })}
      />
    </div>
  )
}
