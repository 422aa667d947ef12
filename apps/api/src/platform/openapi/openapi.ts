import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from '../errors/problem.dto.js';

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The API's description, complete enough that the web app's client is generated from it. */
export function describe(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Votra API')
    .setDescription(
      'Runs a consulting firm from first contact to cash. Money is decimal text, durations are whole seconds, dates are YYYY-MM-DD, ' +
        'instants are UTC. Errors are RFC 9457 problem details. Updates name the version they saw in If-Match.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description:
        'An API key (`votra_…`, made under API keys in the console), or the access token of a session',
    })
    .addGlobalResponse({
      status: 'default',
      description: 'A problem, as RFC 9457 says',
      type: ProblemDto,
    } as never)
    .build();
  return SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => lower(controller.replace(/Controller$/, '')) + upper(method),
  });
}
