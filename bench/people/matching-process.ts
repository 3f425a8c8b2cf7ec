import { benchMatching } from './bench-matching.ts'

const [folder, short, long] = process.argv.slice(2)
const matched = await benchMatching(folder!, Number(short), Number(long))
process.send!(matched)
process.disconnect()
