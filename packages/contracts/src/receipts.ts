import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, caseRole, id, locale, memberRole } from './fields.ts';

/** What a person read before they agreed, and what they agreed to, in the language of their page. */
export const shownTexts = z.object({
  locale,
  promised: z
    .object({
      sentence: z.string().meta({
        description: 'What happens.',
        example: 'You become a client of Cabinet Durand, and a case is opened in your name.',
      }),
      details: z.array(z.string()).meta({ description: 'What is created, and who sees it.' }),
      isNot: z.string().nullable().meta({
        description: 'What registering is not; null if nothing was said about that.',
        example: 'Cabinet Durand has not yet agreed to act for you.',
      }),
    })
    .meta({ description: 'The promise, sentence by sentence.' }),
  agreed: z
    .object({
      at: at.meta({ description: 'When the person agreed.' }),
      sentences: z.array(z.string()).meta({
        description: 'The sentence above the button, or the label of each box; empty if nothing was asked.',
        example: [
          'By creating your account, you accept the terms and confirm that you have read the privacy notice.',
        ],
      }),
      notice: z
        .object({
          version: z.int(),
          text: z.string(),
        })
        .nullable()
        .meta({ description: 'The organization’s notice in full; null if there was none.' }),
      documents: z
        .array(
          z.object({
            text: z.enum(['terms', 'privacy']),
            url: z.string(),
            version: z.string(),
          }),
        )
        .meta({
          description: 'Documents that the sentences name. They are at their URLs, not in the receipt.',
        }),
      newsletter: z.object({
        sentence: z.string(),
        wanted: z.boolean().meta({ description: 'Whether the person ticked its box.' }),
      }),
    })
    .meta({ description: 'The consent.' }),
});
export type ShownTexts = z.infer<typeof shownTexts>;

/** What a member was promised, agreed to and was given when they joined an organization. */
export const receipt = z
  .object({
    version: z.literal(1).meta({ description: 'Form of the receipt.' }),
    issuer: z.string().meta({
      description: 'The installation that signed it.',
      example: 'https://casedoor.example',
    }),
    keysUrl: z.string().meta({
      description: 'Where its public keys are published (RFC 7517).',
      example: 'https://casedoor.example/api/v1/public/receipt-keys',
    }),
    registrationId: id,
    membershipId: id,
    organization: z.object({ id, name: z.string() }),
    ...shownTexts.shape,
    person: z
      .object({
        email: z.string(),
        firstName: z.string(),
        lastName: z.string(),
        phone: z.string().nullable(),
        timeZone: z.string().nullable(),
      })
      .meta({
        description:
          'What the person gave; of somebody who joined with an account, name and address of that account.',
      }),
    received: z
      .object({
        account: z.enum(['created', 'kept']).meta({
          description: 'kept: the person joined with an account that they had.',
          example: 'created',
        }),
        role: memberRole,
        case: z
          .object({ reference: z.string().meta({ example: 'K7M2-4QXD' }), title: z.string(), caseRole })
          .nullable()
          .meta({
            description: 'The case that was opened; null without one, or if the person may not see it.',
          }),
        at: at.meta({ description: 'When the registration was completed.' }),
      })
      .meta({ description: 'What the completion gave.' }),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof receipt>;

export const listReceipts = defineEndpoint({
  id: 'listReceipts',
  method: 'GET',
  path: '/profile/receipts',
  tag: 'Session',
  summary: 'The signed-in person’s own receipts, one per membership that a registration led to.',
  description: 'A membership without a registration, such as that of the first administrator, has none.',
  access: 'signedIn',
  status: 200,
  response: z.object({
    items: z.array(
      z.object({ membershipId: id, organization: z.object({ id, name: z.string() }), createdAt: at }),
    ),
  }),
  problems: [],
});

export const getReceipt = defineEndpoint({
  id: 'getReceipt',
  method: 'GET',
  path: '/profile/receipts/{membershipId}',
  tag: 'Session',
  summary: 'One receipt of the signed-in person, to show and as a signed file.',
  description:
    'Only for the person whose active membership it is: 404 for everybody else, administrators included. ' +
    'The same bytes each time, whatever changes later. How to verify the file offline: docs/receipts.md.',
  access: 'signedIn',
  params: z.strictObject({ membershipId: id }),
  status: 200,
  response: z.object({
    receipt,
    file: z.string().meta({
      description:
        'The file to keep, in UTF-8: the receipt and its signature, a JWS with detached content (RFC 7515, appendix F).',
      example:
        '{"receipt":{"version":1},"signature":"eyJhbGciOiJFZDI1NTE5Iiwia2lkIjoia1ByS19xbXhWV2FZVkE5d3dCRjZJdW8zdlZ6ejdUeEhDVHdYQnlnclM0ayJ9..c2ln"}',
    }),
  }),
  problems: ['receipt_not_found'],
});

export const getReceiptKeys = defineEndpoint({
  id: 'getReceiptKeys',
  method: 'GET',
  path: '/public/receipt-keys',
  tag: 'Session',
  summary: 'The public keys of all receipts, as a JWK Set (RFC 7517).',
  description:
    'A key stays in the set when the installation changes its secret, so that old receipts still verify.',
  access: 'public',
  status: 200,
  response: z.object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        alg: z.literal('Ed25519'),
        use: z.literal('sig'),
        kid: z.string().meta({
          description: 'Thumbprint (RFC 7638).',
          example: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
        }),
        x: z.string().meta({
          description: 'The public key (RFC 8037).',
          example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        }),
      }),
    ),
  }),
  problems: [],
});
