import { Module } from '@nestjs/common';
import { ImportJob } from './import-job.js';
import { ImportWriter } from './import-writer.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';

@Module({
  controllers: [ImportsController],
  providers: [ImportJob, ImportWriter, ImportsService],
})
export class ImportsModule {}
