import { Global, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type Settings } from '../config/index.js';
import { ChangeFeed } from './change-feed.js';
import { DATABASE_OPTIONS, type DatabaseOptions, PrismaService } from './prisma.service.js';

@Global()
@Module({
  providers: [
    {
      provide: DATABASE_OPTIONS,
      inject: [ConfigService],
      useFactory: (config: ConfigService<Settings, true>): DatabaseOptions => config.get('database', { infer: true }),
    },
    PrismaService,
    ChangeFeed,
  ],
  exports: [PrismaService, ChangeFeed],
})
export class DatabaseModule {}
