import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { appDataSource, type Entities } from './data-source.js';
import { Database, KnownMigrations } from './database.js';

@Global()
@Module({})
export class PersistenceModule {
  /** `connect: false` builds the module without a server, to write the OpenAPI document. */
  static of({
    connect,
    entities,
    migrations,
  }: {
    connect: boolean;
    entities: Entities;
    migrations: readonly string[];
  }): DynamicModule {
    const dataSource = {
      provide: DataSource,
      inject: [Config],
      useFactory: (config: Config) =>
        connect ? appDataSource(config, entities).initialize() : appDataSource(config, entities),
    };
    return {
      module: PersistenceModule,
      providers: [
        dataSource,
        { provide: KnownMigrations, useValue: new KnownMigrations(migrations) },
        Database,
      ],
      exports: [Database],
    };
  }
}
