import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, MaxLength } from 'class-validator';
import sanitizeHtml from 'sanitize-html';

/** What rich text is made of, in the editor, on pages and on paper. */
export const RICH_TEXT_TAGS = [
  ...['p', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'br'],
  ...['strong', 'em', 'u', 'a'],
];

const RULES: sanitizeHtml.IOptions = {
  allowedTags: RICH_TEXT_TAGS,
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: { b: 'strong', i: 'em', h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4', div: 'p' },
  // a link that leads nowhere, or somewhere in the reader's own application, is text
  exclusiveFilter: ({ tag, attribs }) =>
    tag === 'a' && !/^(https?|mailto):/i.test(attribs['href'] ?? '') ? 'excludeTag' : false,
};

/** The text with the tags and addresses of the list alone: whatever else it held is gone. */
export const cleanRichText = (html: string): string =>
  sanitizeHtml(html.replaceAll('\u0000', ''), RULES).trim();

/** Rich text as it is kept: cleaned when it comes in, so nobody reads what was not. */
export const IsRichText = (max = 20_000) =>
  applyDecorators(
    ApiProperty({
      type: 'string',
      description: `HTML of ${RICH_TEXT_TAGS.join(', ')}; anything else is left out.`,
    }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanRichText(value) : value)),
    IsString(),
    MaxLength(max),
  );
