import { readFileSync } from 'node:fs';
import type { ImportDto, ImportProblemPageDto } from '../../apps/api/src/modules/imports/dto/import.dto.js';
import type { Answer, Harness } from './harness.js';
import type { TestMember } from './make.js';

export const fixture = (name: string): Buffer => readFileSync(`test/fixtures/import/${name}`);
export const expectedOf = <T>(name: string): T => JSON.parse(fixture(name).toString()) as T;

/** Imports of one member, over HTTP. */
export class ImportRuns {
  constructor(
    private readonly harness: Harness,
    private readonly member: TestMember,
  ) {}

  /** Sends a file as a browser's form does. */
  upload<Body = ImportDto>(
    content: Buffer | string,
    { field = 'file', name = 'report.csv' } = {},
  ): Promise<Answer<Body>> {
    const boundary = 'form-boundary-7f3a';
    const disposition = `content-disposition: form-data; name="${field}"; filename="${name}"`;
    const head = `--${boundary}\r\n${disposition}\r\ncontent-type: text/csv\r\n\r\n`;
    const end = `\r\n--${boundary}--\r\n`;
    return this.harness.request<Body>('POST', '/imports', this.member.token, {
      body: Buffer.concat([Buffer.from(head), Buffer.from(content as string), Buffer.from(end)]),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  }

  async post(path: string, status: number): Promise<ImportDto> {
    const answer = await this.harness.request<ImportDto>('POST', `/imports/${path}`, this.member.token);
    if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async get(id: string): Promise<ImportDto> {
    return (await this.harness.request<ImportDto>('GET', `/imports/${id}`, this.member.token)).body;
  }

  async problems(id: string): Promise<ImportProblemPageDto['items']> {
    const url = `/imports/${id}/problems?perPage=200`;
    return (await this.harness.request<ImportProblemPageDto>('GET', url, this.member.token)).body.items;
  }

  /** Checks or runs what was uploaded, to the end. */
  async finish(id: string, action: 'check' | 'run'): Promise<ImportDto> {
    await this.post(`${id}/${action}`, 202);
    await this.harness.drainJobs();
    return this.get(id);
  }

  /** Uploads a file and checks or runs it, to the end. */
  async import(content: Buffer | string, action: 'check' | 'run' = 'run'): Promise<ImportDto> {
    const { status, body } = await this.upload(content);
    if (status !== 201) throw new Error(`upload: ${status} ${JSON.stringify(body)}`);
    return this.finish(body.id, action);
  }
}
