/** The days on which the fee rules of residential aged care changed. */
import { dayOf, type DayNumber } from "../days/civil.ts";

/** 1 July 2014: means tested care fees, refundable deposits (Living Longer Living Better). */
export const JULY_2014: DayNumber = dayOf(2014, 7, 1);

/** 12 September 2024: who was approved for home care on this day keeps the fee rules of 2014. */
export const SEPTEMBER_2024: DayNumber = dayOf(2024, 9, 12);

/** 1 November 2025, the transition time: its first moment (Aged Care Act 2024 s.7). */
export const TRANSITION: DayNumber = dayOf(2025, 11, 1);

/** A break of more than this many days ends a class. */
export const LONGEST_BREAK = 28;
