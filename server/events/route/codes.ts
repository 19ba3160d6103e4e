import type { Keys } from '../../auth/keys'
import type { Event } from '../event'
import { isPlace, placeNumber } from '../../study/place-number'

type Signer = Pick<Keys, 'hash'>

/**
 * What stands at a station, printed once. Made from the deployment's key, so that it is kept nowhere and nobody who has not been there knows it;
 * a deployment that changes its key has to print anew.
 */
export const stationCode = (keys: Signer, eventId: string, station: string): string => `xs-place-${keys.hash(`event-station|${eventId}|${station}`).slice(0, 16)}`

export const stationNumber = (code: string): string => placeNumber(code)

/** Which station a code, or its ten digits, belongs to. Null: none of this event. */
export const readStation = (keys: Signer, { id, config }: Event, said: string): string | null =>
  config.route?.stations.find((station) => isPlace(stationCode(keys, id, station.id), said))?.id ?? null
