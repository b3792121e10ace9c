import { type NavigateOptions, useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import { type JSX, splitProps } from "solid-js";
import { session } from "../data/session.ts";

/** The facility that everything is narrowed to, kept in the URL as `service` and carried along by links. */
export function useFacility(): {
  id: () => number | undefined;
  name: () => string | null;
  choose: (id: number | null) => void;
} {
  const [params, setParams] = useSearchParams();
  const id = () => {
    const value = Number(params["service"]);
    return Number.isInteger(value) && value > 0 ? value : undefined;
  };
  return {
    id,
    name: () => session()?.services.find((service) => service.id === id())?.name ?? null,
    choose: (next) => setParams({ service: next, open: null }, { scroll: false }),
  };
}

/** A path with the facility of the page that is open. */
export function keepFacility(path: string, search: string): string {
  const service = new URLSearchParams(search).get("service");
  if (!service || path.startsWith("http")) return path;
  const url = new URL(path, "http://here");
  if (!url.searchParams.has("service")) url.searchParams.set("service", service);
  return `${url.pathname}${url.search}${url.hash}`;
}

/** Goes to a path, keeping the facility. */
export function useGo(): (path: string, options?: Partial<NavigateOptions>) => void {
  const navigate = useNavigate();
  const location = useLocation();
  return (path, options) => navigate(keepFacility(path, location.search), options);
}

/** A link inside Banksia that keeps the facility. */
export function Link(props: JSX.AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }): JSX.Element {
  const location = useLocation();
  const [own, rest] = splitProps(props, ["href"]);
  return <a href={keepFacility(own.href, location.search)} {...rest} />;
}
