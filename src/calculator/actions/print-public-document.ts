import { MEDIA_TYPES, renderDocument } from '../../platform/documents/index.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import { takeHit } from '../../platform/http/rate-limit.ts'
import type { Services } from '../../platform/services.ts'
import type { PortalAnswer, PortalRequest } from '../../portal/route.ts'

/** Making a document costs a hundred times a page: nobody may keep the one thread for them busy. */
const PER_ADDRESS = { name: 'portal-document', hits: 40, windowSeconds: 600 }

/** A document anybody may ask for, made on the spot; `name` without its ending. */
export async function printPublicDocument(
  request: PortalRequest,
  services: Services,
  document: { readonly name: string; readonly tree: DocumentTree; readonly format: 'pdf' | 'docx' },
): Promise<PortalAnswer> {
  const { name, tree, format } = document
  const now = services.clock.machine()
  const wait = await takeHit(services.database, PER_ADDRESS, request.clientAddress, now)
  if (wait > 0)
    return {
      kind: 'page',
      column: 'apply',
      title: '下载过于频繁',
      status: 429,
      noindex: true,
      body: `请${Math.ceil(wait / 60)}分钟后再下载“${name}”；需要纸质件的，可以到受理机关索取。`,
    }
  const bytes = await renderDocument(tree, format)
  return { kind: 'file', name: `${name}.${format}`, type: MEDIA_TYPES[format], bytes, inline: false }
}
