export { type Api, type ApiOptions, createApi } from "./create-api.ts";
export { type Listening, listen } from "./listen.ts";
