// Which language the page speaks: the one its server or its address says, else the chosen one, else the browser's.

const KEY = "duplex.language";
const YEAR_SECONDS = 31_536_000;

/** As the page's own names of languages are written in HTML and understood by Intl. */
const TAGS = { en: "en", zh: "zh-CN" };

/** The code of one that there are words for; undefined for all others, and for no wish. */
const codeOf = (wish) => Object.keys(TAGS).find((code) => code === wish?.split("-")[0].toLowerCase());

const preferred = () => navigator.languages.map(codeOf).find(Boolean) ?? "en";

// Reading localStorage itself may throw where storage is forbidden.
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const language = codeOf(document.documentElement.dataset.language)
  ?? codeOf(new URLSearchParams(location.search).get("lang"))
  ?? codeOf(remembered())
  ?? preferred();

export const tag = TAGS[language];

/**
 * Speaks this language from now on. The choice is kept for pages in the storage, for the server in a cookie; to choose what the
 * browser wishes for anyway forgets both. The page begins anew: what it has said already is said in one language.
 */
export function choose(code) {
  const isWish = code === preferred();
  try {
    if (isWish) {
      localStorage.removeItem(KEY);
    } else {
      localStorage.setItem(KEY, code);
    }
  } catch {
    // Then it is the cookie alone, and pages made by the server, that remember.
  }
  const { pathname } = new URL(".", document.baseURI);
  document.cookie = `${KEY}=${code}; path=${pathname}; max-age=${isWish ? 0 : YEAR_SECONDS}; SameSite=Lax`;
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  if (address.href === location.href) {
    location.reload();
  } else {
    location.replace(address);
  }
}
