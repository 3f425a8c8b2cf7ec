import { dark, fonts, light, radius, space, type, type Colours } from '../tokens.ts'

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const colours = (of: Colours) => Object.entries(of).map(([name, value]) => `--${kebab(name)}:${value};`)
const sizes = (prefix: string, of: Record<string, number>) =>
  Object.entries(of).map(([name, px]) => `--${prefix}-${name}:${px}px;`)
const scale = (of: Record<string, number>) =>
  Object.entries(of).map(([name, px]) => `--${name === 'target' ? 'target' : `type-${name}`}:${px}px;`)

/** The tokens as a style sheet; `data-theme` (light, dark; absent = as the device wishes) and `data-scale` stand on `<html>`. */
export const tokensCss = () => {
  const bright = ['color-scheme:light;', ...colours(light)].join('')
  const dim = ['color-scheme:dark;', ...colours(dark)].join('')
  const fixed = [`--fonts:${fonts};`, ...sizes('space', space as never), ...sizes('radius', radius)].join('')
  return [
    `:root{${fixed}${bright}${scale(type.desk).join('')}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme='light']){${dim}}}`,
    `:root[data-theme='dark'],.dark{${dim}}`,
    `:root[data-scale='phone']{${scale(type.phone).join('')}}`,
    `:root[data-scale='large']{${scale(type.large).join('')}}`,
  ].join('\n')
}
