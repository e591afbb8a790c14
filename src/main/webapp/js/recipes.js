// How findings are mended. Pure.

import all from "../check/recipes.js";
import { language } from "./language.js";

/**
 * Those that mend a finding, of the products that left a sign on the way; of all when none did:
 * [{ id, product, versions, bites, symptom, where, lines, sources }].
 */
export function recipesFor(finding, signs) {
  const mending = all.filter(({ mends }) => mends.includes(finding));
  const signed = mending.filter((recipe) => recipe.signs.some((word) => [...signs].some((sign) => sign.includes(word))));
  return (signed.length ? signed : mending).map(({ bites, symptom, where, ...recipe }) => ({
    ...recipe, bites: bites[language], symptom: symptom[language], where: where[language],
  }));
}
