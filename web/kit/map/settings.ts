import { getMapSettings } from '#contract/territory/map.ts'
import { useAnswer } from '../queries.ts'

/** Which tiles to draw; the same for everybody, and rarely changed. */
export const useMapSettings = () => useAnswer(getMapSettings, {}, { fresh: 3_600_000 })
