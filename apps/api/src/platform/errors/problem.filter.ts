import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import type { VotraRequest } from '../access/access.guard.js';
import { Refusals } from '../access/refusals.js';
import { domainErrorOf } from './constraint-errors.js';
import { DomainError } from './domain-error.js';
import type { ProblemDto } from './problem.dto.js';

const FRAMEWORK_CODES: Record<string, [code: string, detail: string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['BODY_TOO_LARGE', 'The request body is larger than allowed.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['UNSUPPORTED_MEDIA_TYPE', 'Send application/json.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['BODY_MISSING', 'The request body is empty.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [
    'BODY_UNREADABLE',
    'The request body is no readable JSON, or has a key that reaches for a prototype.',
  ],
  FST_REQ_FILE_TOO_LARGE: ['FILE_TOO_LARGE', 'The file is larger than allowed.'],
};

interface Refusal {
  statusCode?: number;
  code?: string;
  message?: string;
}

/** Nest wraps what Fastify throws while it reads a request; plugins throw theirs bare. */
function refusalOf(error: unknown): Refusal {
  if (!(error instanceof HttpException)) return error as Refusal;
  const { code } = (error.cause ?? {}) as Refusal;
  return { statusCode: error.getStatus(), message: error.message, ...(code === undefined ? {} : { code }) };
}

/** Whatever was thrown, as the answer to give; undefined for the unexpected. */
function answerOf(error: unknown): DomainError | undefined {
  const known = domainErrorOf(error);
  if (known) return known;
  const { statusCode = 500, code = '', message = 'The request is not readable.' } = refusalOf(error);
  if (statusCode < 400 || statusCode >= 500) return undefined;
  if (statusCode === 404) return new DomainError('NOT_FOUND', 404, 'There is nothing at this address.');
  const [name, detail] = FRAMEWORK_CODES[code] ?? [codeOf(statusCode), message];
  return new DomainError(name, statusCode, detail);
}

const codeOf = (status: number): string =>
  (STATUS_CODES[status] ?? 'ERROR').toUpperCase().replace(/[^A-Z]+/g, '_');

/** The one place that renders errors: RFC 9457 with code, detail, field errors and the request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: PinoLogger,
    private readonly refusals: Refusals,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<VotraRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = answerOf(error);
    if (!answer) this.logger.error({ err: error, reqId: request.id }, 'unexpected error');
    if (answer?.status === 503) this.logger.warn({ err: error, reqId: request.id }, answer.code);
    if (answer?.code === 'FORBIDDEN' && request.ctx) await this.refusals.note(request, request.ctx);
    const problem = problemOf(answer, request.id);
    if (reply.sent) return;
    void reply
      .status(problem.status)
      .headers({ ...answer?.headers, 'content-type': 'application/problem+json' })
      .send(problem);
  }
}

export function problemOf(answer: DomainError | undefined, requestId: string): ProblemDto {
  const status = answer?.status ?? 500;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: answer?.code ?? 'UNEXPECTED',
    detail: answer?.detail ?? 'Something went wrong on our side. The request id finds it in the log.',
    requestId,
    ...(answer?.errors?.length ? { errors: [...answer.errors] } : {}),
  };
}
