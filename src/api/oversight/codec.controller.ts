import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Payload } from '@temporalio/common';
import type { Environment } from '../../config/environment.js';
import { payloadKeysOf } from '../../config/payload-keys.js';
import { codecRequestSchema, type CodecRequest } from '../../contracts/http-schemas-oversight.js';
import { refusal } from '../../domain/refusal.js';
import { EncryptionCodec } from '../../temporal/payload-codec.js';
import { CurrentAccount, type SignedIn } from '../accounts/current-account.js';
import { ENVIRONMENT } from '../cases/api-environment.js';
import { ProblemException } from '../problem.js';
import { mustOversee } from './oversight-access.js';

const ANSWER = { description: '净荷', schema: { example: { payloads: [{ metadata: {}, data: 'e30=' }] } } };

/** Temporal's remote codec protocol: the UI sends encrypted payloads here, with the session of whoever looks at it. */
@ApiTags('督查')
@ApiBearerAuth()
@Controller('codec')
export class CodecController {
  private readonly codec: EncryptionCodec;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.codec = new EncryptionCodec(payloadKeysOf(environment));
  }

  @Post('decode')
  @HttpCode(200)
  @ApiOperation({
    summary: '解密流程引擎界面中的内容',
    description: '供 Temporal UI 的 codec endpoint 使用。仅教育局负责人和督导人员，须先登录。',
  })
  @ApiOkResponse(ANSWER)
  async decode(
    @CurrentAccount() { actor }: SignedIn,
    @Body({ schema: codecRequestSchema }) { payloads }: CodecRequest,
  ): Promise<CodecRequest> {
    mustOversee(actor, 'decodePayloads');
    try {
      return { payloads: (await this.codec.decode(payloads.map(fromJson))).map(toJson) };
    } catch {
      // A wrong key and a forged payload look alike, and neither is a fault of this server.
      throw new ProblemException(
        422,
        refusal('undecodable', '内容无法解密：密钥不对或内容已损坏。', { field: 'payloads' }),
      );
    }
  }

  @Post('encode')
  @HttpCode(200)
  @ApiOperation({ summary: '加密要送入流程引擎的内容', description: '供 Temporal UI 发送信号时使用。' })
  @ApiOkResponse(ANSWER)
  async encode(
    @CurrentAccount() { actor }: SignedIn,
    @Body({ schema: codecRequestSchema }) { payloads }: CodecRequest,
  ): Promise<CodecRequest> {
    mustOversee(actor, 'decodePayloads');
    return { payloads: (await this.codec.encode(payloads.map(fromJson))).map(toJson) };
  }
}

type JsonPayload = CodecRequest['payloads'][number];

function fromJson({ metadata = {}, data = '' }: JsonPayload): Payload {
  const read = Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')]);
  return { metadata: Object.fromEntries(read), data: Buffer.from(data, 'base64') };
}

function toJson({ metadata, data }: Payload): JsonPayload {
  const written = Object.entries(metadata ?? {}).map(([name, value]) => [
    name,
    Buffer.from(value).toString('base64'),
  ]);
  return { metadata: Object.fromEntries(written), data: Buffer.from(data ?? []).toString('base64') };
}
