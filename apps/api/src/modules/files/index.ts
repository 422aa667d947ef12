export { FilesModule } from './files.module.js';
export { RecordFilesService } from './record-files.service.js';
