import { AwsClient } from 'aws4fetch'
import { FILE_HASH, type FileStore, sha256 } from './files.ts'

/**
 * Files in an S3-compatible store: `s3s://KEY:SECRET@host:port/bucket?region=…` (`s3://` without TLS). Path-style
 * addresses, so that any self-hosted store answers. A put resolves once the store has acknowledged it.
 */
export function s3FileStore(filesUrl: string): FileStore {
  const url = new URL(filesUrl)
  const endpoint = `${url.protocol === 's3s:' ? 'https' : 'http'}://${url.host}${url.pathname.replace(/\/$/, '')}`
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
    retries: 4,
  })
  const place = (area: string, hash: string): string => {
    if (!FILE_HASH.test(hash)) throw new RangeError('not a file hash')
    return `${endpoint}/${area}/${hash.slice(0, 2)}/${hash}`
  }
  return {
    async put(area, bytes) {
      const hash = sha256(bytes)
      const body = Buffer.from(bytes)
      await expectOk(await client.fetch(place(area, hash), { method: 'PUT', body }), 'PUT', hash)
      return hash
    },
    async get(area, hash) {
      const response = await client.fetch(place(area, hash))
      await expectOk(response, 'GET', hash)
      const bytes = Buffer.from(await response.arrayBuffer())
      if (sha256(bytes) !== hash) throw new Error(`file ${hash} was changed in the store`)
      return bytes
    },
    async remove(area, hash) {
      const response = await client.fetch(place(area, hash), { method: 'DELETE' })
      if (response.status !== 404) await expectOk(response, 'DELETE', hash)
    },
    async *list(area) {
      let token: string | undefined
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `${area}/` })
        if (token !== undefined) query.set('continuation-token', token)
        const response = await client.fetch(`${endpoint}?${query.toString()}`)
        await expectOk(response, 'LIST', area)
        const page = readListing(await response.text())
        for (const key of page.keys) {
          const name = key.split('/').at(-1) ?? ''
          if (FILE_HASH.test(name)) yield name
        }
        token = page.next
      } while (token !== undefined)
    },
  }
}

async function expectOk(response: Response, method: string, name: string): Promise<void> {
  if (response.ok) return
  // The store's own words help an administrator; they hold no content of ours.
  const words = (await response.text()).slice(0, 300)
  throw new Error(`file store answered ${response.status} to ${method} of ${name}: ${words}`)
}

/** ListObjectsV2's answer. Keys of ours hold no characters that XML would write otherwise. */
function readListing(xml: string): { keys: readonly string[]; next: string | undefined } {
  const keys = [...xml.matchAll(/<Key>([^<]+)<\/Key>/g)].map((match) => match[1] ?? '')
  return { keys, next: /<NextContinuationToken>([^<]+)</.exec(xml)?.[1] }
}
