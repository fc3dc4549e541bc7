import { Global, Module } from '@nestjs/common';
import { ConnectedApi, GivenTokens } from '../../contracts/index.js';
import { AccessTokens } from './access-tokens.js';
import { BudgetHeaders } from './budget-headers.js';
import { ConnectedCalls } from './connected-calls.js';
import { ConnectedStreams } from './connected-streams.js';
import { ConnectionRequests } from './connection-requests.js';
import { ConnectionUses } from './connection-uses.js';
import { ConnectionsController } from './connections.controller.js';
import { Connections } from './connections.js';
import { CallsWithGivenTokens } from './given-tokens.js';
import { KeptTokens } from './kept-tokens.js';
import { LiveTokens } from './live-tokens.js';
import { CONNECTIONS_OPTIONS, defaultOptions } from './options.js';
import { ProviderCalls } from './provider-calls.js';
import { ReadCache } from './read-cache.js';
import { RefreshLeases } from './refresh-leases.js';
import { Renewal } from './renewal.js';
import { Revocation } from './revocation.js';
import { SealedTokens } from './sealed-tokens.js';
import { ServiceApplications } from './service-applications.js';
import { StoredConnections } from './stored-connections.js';
import { TokenEndpoint } from './token-endpoint.js';
import { TokenRefresher } from './token-refresher.js';

@Global()
@Module({
  controllers: [ConnectionsController],
  providers: [
    { provide: CONNECTIONS_OPTIONS, useValue: defaultOptions },
    { provide: ConnectedApi, useClass: ConnectedCalls },
    { provide: GivenTokens, useClass: CallsWithGivenTokens },
    AccessTokens,
    BudgetHeaders,
    ConnectedStreams,
    ConnectionRequests,
    ConnectionUses,
    Connections,
    KeptTokens,
    LiveTokens,
    ProviderCalls,
    ReadCache,
    RefreshLeases,
    Renewal,
    Revocation,
    SealedTokens,
    ServiceApplications,
    StoredConnections,
    TokenEndpoint,
    TokenRefresher,
  ],
  exports: [BudgetHeaders, ConnectedApi, ConnectedStreams, Connections, GivenTokens, KeptTokens, TokenEndpoint],
})
export class ConnectionsModule {}
