export { ConnectionDrain } from './connection-drain.js';
export { refuseBrokenRequests } from './broken-requests.js';
export { type Page, PAGE_LIMIT, type PageQuery, pageQuery, readCursor, toPage } from './cursor.js';
export { type EventStream, eventText, HEARTBEAT } from './event-stream.js';
export { EventStreams } from './event-streams.js';
export { readJsonBodies } from './json-body.js';
export { JsonText, serializeAnswers } from './json-text.js';
export {
  /** @public for tools/openapi, which makes the client from the built server's document */
  buildOpenApi,
  serveOpenApi,
} from './openapi.js';
export {
  type ClaimOptions,
  Operation,
  type OperationConfig,
  type OperationOptions,
  type SharedOperationConfig,
} from './operation.js';
export { readRawBodies } from './raw-body.js';
export { Acting, CurrentCaller, MaybeActing, OperationId, operationOf } from './request.js';
export { setSecurityHeaders } from './security-headers.js';
export { storableObject } from './storable-object.js';
export { ValidationPipe } from './validation.pipe.js';
