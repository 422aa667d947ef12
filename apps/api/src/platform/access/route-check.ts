import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { type Access, ACCESS } from './access.decorators.js';

export interface RouteAccess {
  handler: string;
  method: string;
  access: Access;
}

/** Refuses to start while any handler has no access rule, or two. */
@Injectable()
export class RouteCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    this.routes();
  }

  /** Every handler with its rule. @throws Error that lists the handlers without exactly one. */
  routes(): RouteAccess[] {
    const routes: RouteAccess[] = [];
    const wrong: string[] = [];
    for (const { instance, metatype } of this.discovery.getControllers()) {
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method = Reflect.getMetadata(METHOD_METADATA, prototype[name]!) as RequestMethod | undefined;
        if (method === undefined) continue;
        const rules = (Reflect.getMetadata(ACCESS, prototype[name]!) as Access[] | undefined) ?? [];
        const handler = `${metatype?.name}.${name}`;
        if (rules.length === 1) routes.push({ handler, method: RequestMethod[method], access: rules[0]! });
        else wrong.push(`${handler} has ${rules.length} access rules`);
      }
    }
    if (wrong.length)
      throw new Error(`Every handler needs exactly one access decorator:\n  ${wrong.join('\n  ')}`);
    return routes;
  }
}
