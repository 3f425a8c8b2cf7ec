/** What is known of a street before its ground is read. Positions are WGS84 lon, lat. */
export type StreetPlan = {
  areaId: number
  /** A point in its land, and a line it lies north of: the land ends there. */
  seed: [number, number]
  south: [number, number][]
  /** Direction of its cross streets, degrees counter-clockwise from east: cuts follow the roads. */
  angle: number
  /** Floor area of one household, m². */
  flatM2: number
  /** Part of an ordinary low building that is lived in. */
  share: number
  /** Storeys where the map says nothing. */
  levels: number
}

export const streets: readonly StreetPlan[] = [
  {
    areaId: 310101013000, // 外滩街道: 苏州河 to 延安东路, 黄浦江 in the east
    seed: [121.4845, 31.2395],
    south: [
      [121.48, 31.23225],
      [121.4813, 31.2328],
      [121.4848, 31.2338],
      [121.4875, 31.2352],
      [121.4905, 31.2345],
    ],
    angle: 15,
    flatM2: 45,
    share: 0.4,
    levels: 4,
  },
  {
    areaId: 310115005000, // 陆家嘴街道: 黄浦江 to 张杨路
    seed: [121.51, 31.238],
    south: [
      [121.5, 31.2255],
      [121.5051, 31.2269],
      [121.5198, 31.2319],
      [121.5205, 31.2321],
    ],
    angle: 22,
    flatM2: 60,
    share: 0.4,
    levels: 6,
  },
]
/** 容积率 assumed for land lived on whose houses nobody has drawn yet. */
export const plotRatio = 2
