import { readFile } from '#contract/platform/files.ts'
import { addressOf } from '#kit/address.ts'
import { useKeptUrls } from './use-kept-urls.ts'

type Files = { areaId: number; ids: readonly string[] }
const atServer = (areaId: number, id: string) => addressOf(readFile, { params: { areaId, id } })

/** Photos of an entry: from this phone while they are here, else from the server. */
export const KeptPhotos = ({ areaId, ids, label }: Files & { label: (n: number) => string }) => {
  const urls = useKeptUrls(ids)
  return (
    <ul className="photos">
      {ids.map((id, at) => (
        <li key={id} className="photo">
          {urls.has(id) && <img src={urls.get(id) ?? atServer(areaId, id)} alt={label(at + 1)} loading="lazy" />}
        </li>
      ))}
    </ul>
  )
}

/** Voice notes of an entry, to be listened to. */
export const KeptVoices = ({ areaId, ids, label }: Files & { label: (n: number) => string }) => {
  const urls = useKeptUrls(ids)
  return ids.map(
    (id, at) =>
      urls.has(id) && (
        <audio
          key={id}
          className="voice"
          controls
          preload="none"
          src={urls.get(id) ?? atServer(areaId, id)}
          aria-label={label(at + 1)}
        />
      ),
  )
}
