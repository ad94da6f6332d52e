/** Opening hours in the browser: the same answers as `org.capacitymetro.hours`, in the same zone. */
export { easter, isNational, type MonthDay, parseMonthDay } from "./holidays.ts";
export { type Hours, type Opening, readHours } from "./hours.ts";
export { type DayHours, isOpenAt, type Kind, type OpenState, stateAt, week } from "./opening.ts";
export { dayAt, type EpochDay, instantAt, isoDay, offsetAt, parseDay } from "./rome.ts";
