// What stands in a repeated message for what changes. Pure functions.

const PLACEHOLDERS = ["{n}", "{now}"];

/** The placeholders that a text holds. */
export const placeholdersIn = (text) => PLACEHOLDERS.filter((name) => text.includes(name));

/** {n} becomes the count, {now} the time as ISO 8601. */
export const fillIn = (text, number, now) => text
  .replaceAll("{n}", String(number))
  .replaceAll("{now}", new Date(now).toISOString());
