import { IfGiven, IsLine, IsText } from '../http/validators.js';

/** What went wrong in somebody's browser. */
export class ClientErrorDto {
  @IsText(500)
  message!: string;

  /** The path of the page, without its query. */
  @IsLine(500)
  page!: string;

  @IfGiven()
  @IsText(4_000)
  stack?: string;

  /** Of the request that failed, when one did: finds it in the log. */
  @IfGiven()
  @IsLine(100)
  failedRequestId?: string;
}
