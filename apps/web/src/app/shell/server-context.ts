/** What the host process tells the renderer about a request. */
export interface ServerContext {
  /** Origin on which this very process answers `/api`, for example `http://127.0.0.1:3000`. */
  apiOrigin: string;
}
