/** What the host process tells the renderer about a request. */
export interface ServerContext {
  /** Origin on which this very process answers `/api`, for example `http://127.0.0.1:3000`. */
  apiOrigin: string;
  /** Sent with the renderer's own requests, so that the API knows them. */
  headers?: Record<string, string>;
  /** What inline styles carry until the host puts the nonce of the answer in its place. */
  nonce?: string;
}
