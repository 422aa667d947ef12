import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Jobs, JobsOptions } from './jobs.js';

@Global()
@Module({})
export class JobsModule {
  static of({ work }: { work: boolean }): DynamicModule {
    return {
      module: JobsModule,
      providers: [Jobs, { provide: JobsOptions, useValue: new JobsOptions(work) }],
      exports: [Jobs],
    };
  }
}
