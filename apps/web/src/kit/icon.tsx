import type { JSX } from "solid-js";

/** Stroke paths on a 16-pixel square. */
const PATHS = {
  home: "M2.5 7.5 8 3l5.5 4.5V13a.5.5 0 0 1-.5.5H3a.5.5 0 0 1-.5-.5zM6.5 13.5v-4h3v4",
  people:
    "M6 7.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5M1.75 13c.3-2.3 1.9-3.5 4.25-3.5s3.95 1.2 4.25 3.5M10.5 3.2a2.2 2.2 0 0 1 0 4.1M12 9.9c1.3.5 2.1 1.6 2.3 3.1",
  billing: "M3.5 2h9v12l-1.5-1-1.5 1L8 13l-1.5 1L5 13l-1.5 1zM6 5.5h4M6 8.5h4",
  settings: "M2 4.5h6M11 4.5h3M2 11.5h3M8 11.5h6M9.5 3v3M6.5 10v3",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.5 10.5 14 14",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  copy: "M5.5 5.5V3a.5.5 0 0 1 .5-.5h7a.5.5 0 0 1 .5.5v7a.5.5 0 0 1-.5.5h-2.5M3 5.5h7a.5.5 0 0 1 .5.5v7a.5.5 0 0 1-.5.5H3a.5.5 0 0 1-.5-.5V6a.5.5 0 0 1 .5-.5",
  check: "M3 8.5 6.5 12 13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
  warning: "M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.8v.2",
  failed: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 5v3.5M8 10.8v.2",
  draft: "M3.5 12.5 4 10l6.5-6.5 2 2L6 12zM9.5 4.5l2 2",
  posted: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M5.5 8.2 7.3 10l3.2-3.8",
  running: "M8 2a6 6 0 1 1-5.6 3.8M2 2.5v3.5h3.5",
  down: "M4 6l4 4 4-4",
  up: "M4 10l4-4 4 4",
  right: "M6 4l4 4-4 4",
  left: "M10 4 6 8l4 4",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  download: "M8 2.5V10M5 7.5 8 10.5l3-3M3 13.5h10",
  upload: "M8 10.5V3M5 5.5 8 2.5l3 3M3 13.5h10",
  filter: "M2.5 3.5h11L9.5 8.5V13l-3-1.5v-3z",
  star: "M8 2.5l1.7 3.5 3.8.5-2.8 2.7.7 3.8L8 11.2 4.6 13l.7-3.8L2.5 6.5l3.8-.5z",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 4.8V8l2.2 1.5",
  play: "M5 3l8 5-8 5z",
  stop: "M4 4h8v8H4z",
  dots: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  keyboard: "M1.5 4h13v8h-13zM4 6.5h.01M6.5 6.5h.01M9 6.5h.01M11.5 6.5h.01M5 9.5h6",
  sun: "M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1",
  moon: "M13 9.5A5.5 5.5 0 1 1 6.5 3 4.5 4.5 0 0 0 13 9.5",
  calendar: "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5",
  user: "M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8M2.75 13.75c.4-2.6 2.4-4 5.25-4s4.85 1.4 5.25 4",
  equals: "M3 6h10M3 10h10",
  out: "M6 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H6M10.5 11l3-3-3-3M13.5 8H6",
  link: "M6.8 9.2a2.5 2.5 0 0 0 3.5 0l2-2a2.5 2.5 0 1 0-3.5-3.5l-.8.8M9.2 6.8a2.5 2.5 0 0 0-3.5 0l-2 2a2.5 2.5 0 1 0 3.5 3.5l.8-.8",
  rates: "M4.5 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M11.5 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M12.5 3.5l-9 9",
  building: "M3.5 13.5v-11h6v11M9.5 6.5h3v7M2 13.5h12M5.5 5h2M5.5 7.5h2M5.5 10h2",
  bed: "M2 13V4M2 11h12v2M14 11V9a1.5 1.5 0 0 0-1.5-1.5h-6V11M4.3 9a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2",
  enter: "M9 2.5h3.5a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9M2 8h7.5M6.8 5.2 9.5 8l-2.7 2.8",
  government: "M2 6.5 8 2.5l6 4zM4 6.5v5M6.7 6.5v5M9.3 6.5v5M12 6.5v5M2 13.5h12",
  key: "M5.5 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6M7.7 7.8 13 2.5M11 4.5l1.8 1.8",
  menu: "M2.5 4h11M2.5 8h11M2.5 12h11",
  expand: "M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9",
  refresh: "M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 2v3h-3",
  print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
} as const;

export type IconName = keyof typeof PATHS;

/** A small decorative drawing; the words beside it carry the meaning. */
export function Icon(props: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[props.name]} />
    </svg>
  );
}
