import { useLocation, useNavigate, useSearchParams } from "@solidjs/router";

/** What a list shows, kept in the URL so that a link shows a colleague the same. */
export interface ListState {
  get: (param: string) => string | undefined;
  /** Sets parameters; an empty text removes one. Replaces the history entry unless told to add one. */
  set: (changes: Record<string, string | null | undefined>, add?: boolean) => void;
  /** The query string without what only says which panel is open. */
  query: () => string;
  /** Takes over a whole query string (a saved view); the panel closes. */
  replaceAll: (query: string) => void;
}

/** Parameters that do not change what the list holds. */
const PANEL = ["open", "explain", "tab", "act"];

/** The list state of the page that is open. */
export function useListState(): ListState {
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  return {
    get: (param) => {
      const value = params[param];
      return Array.isArray(value) ? value[0] : value;
    },
    set: (changes, add = false) => setParams(changes, { replace: !add, scroll: false }),
    query: () => {
      const search = new URLSearchParams(location.search);
      for (const name of PANEL) search.delete(name);
      search.sort();
      return search.toString();
    },
    replaceAll: (query) =>
      navigate(`${location.pathname}${query ? `?${query}` : ""}`, { replace: false, scroll: false }),
  };
}
