import { Module } from '@nestjs/common';
import { RecordFilesController } from './record-files.controller.js';
import { RecordFilesService } from './record-files.service.js';
import { RemovedFiles } from './removed-files.js';

@Module({
  controllers: [RecordFilesController],
  providers: [RecordFilesService, RemovedFiles],
  exports: [RecordFilesService],
})
export class FilesModule {}
