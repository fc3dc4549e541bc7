export { BudgetHeaders } from './budget-headers.js';
export { ConnectedStreams, type PassedRequest } from './connected-streams.js';
export { type ConnectionView } from './connection-view.js';
export { Connections } from './connections.js';
export { ConnectionsModule } from './connections.module.js';
export { KeptTokens } from './kept-tokens.js';
export { type IssuedTokens } from './issued-tokens.js';
export { TokenEndpoint, type TokenGrant, TokenRequestError } from './token-endpoint.js';
export { type Visibility, visibilityOf } from './visibility.js';
