import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** What requests under way get, counted from when no new connection is accepted. */
const LONGEST_MS = 8_000;

/**
 * Lets go of clients when the server stops: from the first moment answers say `Connection: close`, and once the last
 * request is answered, what is still connected is cut. Node's own `close` would wait for connections that never sent a
 * request, and for those that never end. Belongs to the composition root, whose providers are told first.
 */
@Injectable()
export class ConnectionDrain implements OnModuleInit, OnModuleDestroy {
  #isStopping = false;
  #isClosed = false;
  #underWay = 0;

  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (_request, reply, done) => {
      this.#underWay++;
      reply.raw.once('close', () => {
        this.#underWay--;
        this.cutWhenDone(fastify);
      });
      done();
    });
    fastify.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.#isStopping) void reply.header('connection', 'close');
      done();
    });
    fastify.addHook('preClose', (done) => {
      this.#isClosed = true;
      setTimeout(() => fastify.server.closeAllConnections(), LONGEST_MS).unref();
      // After Fastify has closed the server, which follows at once.
      setImmediate(() => this.cutWhenDone(fastify));
      done();
    });
  }

  onModuleDestroy(): void {
    this.#isStopping = true;
  }

  private cutWhenDone(fastify: FastifyInstance): void {
    if (this.#isClosed && this.#underWay === 0) fastify.server.closeAllConnections();
  }
}
