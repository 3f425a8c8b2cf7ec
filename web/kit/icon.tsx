/** Own line icons (24 × 24, stroke 1.7), so that no icon font or package is needed. Add a path, not a library. */
const paths = {
  home: 'M4 11.5 12 4l8 7.5M6 10v9.5h4.5V14h3v5.5H18V10',
  report: 'M12 21s7-6.1 7-11a7 7 0 1 0-14 0c0 4.9 7 11 7 11ZM12 7v4M12 13.4v.1',
  list: 'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4 6.5h.5M4 12h.5M4 17.5h.5',
  map: 'M9 4 3.5 6v14L9 18l6 2 5.5-2V4L15 6 9 4Zm0 0v14m6-12v14',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5c.6-3.9 3.7-6 7.5-6s6.9 2.1 7.5 6',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c.5-3.4 3.1-5.2 6.5-5.2s6 1.8 6.5 5.2M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.7c2 .7 3.2 2.4 3.5 4.8',
  bell: 'M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 2h-15l1.5-2ZM10 21h4',
  board: 'M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6M20 16V6',
  work: 'M4 5h16v14H4zM8 9.5l1.5 1.5L12 8.5M8 15l1.5 1.5L12 14M15 10h2.5M15 15.5h2.5',
  shield: 'M12 3.5 5 6v5.5c0 4.3 2.9 7.6 7 9 4.1-1.4 7-4.7 7-9V6l-7-2.5Zm-3 8.3 2.2 2.2L15.2 10',
  gear: 'M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8M5.6 18.4l1.8-1.8M16.6 7.4l1.8-1.8',
  inbox: 'M4 13.5 6.5 5h11l2.5 8.5V19H4v-5.5Zm0 0h4.5l1.5 2.5h4l1.5-2.5H20',
  alert: 'M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5M12 17v.1',
  offline:
    'M4 4l16 16M7.5 13.5A7 7 0 0 1 11 11.7M14.8 12.4c.6.3 1.2.7 1.7 1.1M4.5 9.8A12 12 0 0 1 8 7.6M11.5 7a12 12 0 0 1 8 2.8M12 18.5v.1',
  check: 'M5 12.5 10 17.5 19.5 7.5',
  close: 'M6 6l12 12M18 6 6 18',
  right: 'M9.5 5.5 16 12l-6.5 6.5',
  left: 'M14.5 5.5 8 12l6.5 6.5',
  down: 'M5.5 9.5 12 16l6.5-6.5',
  up: 'M5.5 15.5 12 9l6.5 6.5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  export: 'M12 4v11M7.5 8.5 12 4l4.5 4.5M5 14v6h14v-6',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  columns: 'M4 5h16v14H4zM9.5 5v14M14.5 5v14',
  bookmark: 'M6.5 4h11v16.5L12 16.8l-5.5 3.7V4Z',
  pen: 'M5 19.5l1-4.5L16.5 4.5l3.5 3.5L9.5 18.5 5 19.5ZM14 7l3.5 3.5',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4V8Zm8 8.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4Z',
  phone:
    'M6 3.5h3.5l1.7 4.3-2.2 1.6a12 12 0 0 0 5.6 5.6l1.6-2.2 4.3 1.7V18c0 1.4-1.1 2.5-2.5 2.5C10.6 20.5 3.5 13.4 3.5 6c0-1.4 1.1-2.5 2.5-2.5Z',
  text: 'M4 6.5V5h11v1.5M9.5 5v14M7.5 19h4M15 12.5V11.5h6v1M18 11.5V19M16.7 19h2.6',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.5 12h17M12 3c2.6 2.6 3.8 5.6 3.8 9S14.6 18.4 12 21c-2.6-2.6-3.8-5.6-3.8-9S9.4 5.6 12 3Z',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  chat: 'M4 5h16v11.5h-8L7.5 20v-3.5H4V5ZM8 9.2h8M8 12.4h5',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2',
  target: 'M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM12 2v4M12 18v4M2 12h4M18 12h4',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  out: 'M10 4H5v16h5M14.5 8l4 4-4 4M18.5 12H9.5',
  star: 'm12 4 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7L6.9 19.7l1-5.7-4.1-4 5.7-.8L12 4Z',
  mic: 'M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 1 0-6 0v5a3 3 0 0 0 3 3ZM6 11.5a6 6 0 0 0 12 0M12 17.5V21M9 21h6',
  building: 'M5 20.5V4h9v16.5M14 9.5h5v11M3 20.5h18M8 8h3M8 11.5h3M8 15h3M16.5 13v.1M16.5 16.5v.1',
} as const
export type IconName = keyof typeof paths

export const Icon = ({ name, size = 20, label }: { name: IconName; size?: number; label?: string }) => (
  <svg
    className="icon"
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    strokeWidth="1.7"
    strokeLinecap="round"
    strokeLinejoin="round"
    role={label ? 'img' : undefined}
    aria-label={label}
    aria-hidden={label ? undefined : true}
  >
    <path d={paths[name]} />
  </svg>
)

/** 邻里: two houses that share a wall. */
export const Mark = ({ size = 28 }: { size?: number }) => (
  <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
    <rect width="64" height="64" rx="16" fill="var(--accent)" />
    <g fill="none" stroke="var(--on-accent)" strokeWidth="4" strokeLinejoin="round" strokeLinecap="round">
      <path d="M11 50V30l12-10 12 10v20M35 27l8-7 11 10v20M8 50h48M23 50V39" />
    </g>
  </svg>
)
