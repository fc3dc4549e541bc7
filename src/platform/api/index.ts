export { type Page, PAGE_LIMIT, type PageQuery, pageQuery, readCursor, toPage } from './cursor.js';
export { serveOpenApi } from './openapi.js';
export { Operation, type OperationConfig, type OperationOptions } from './operation.js';
export { Acting, CurrentCaller, MaybeActing, operationOf } from './request.js';
export { setSecurityHeaders } from './security-headers.js';
export { ValidationPipe } from './validation.pipe.js';
