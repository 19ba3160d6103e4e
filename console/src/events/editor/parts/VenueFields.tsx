import type { Venue } from '../../../../../contract/event-config'
import { Figure, Part, Words } from '../../../editor/fields/controls'
import { More } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'

/** A place; its coordinates open the map on the phone. `of`: whose, for those who do not see where a field stands. */
export const VenueFields = ({ spot, off, of = '' }: { spot: Spot<Venue | undefined>; off: string; of?: string }) => (
  <Part<Venue> spot={spot} label={`${of}地点`} off={off} make={() => ({ name: '' })}>
    {(venue) => (
      <div className='rule-rows event-wide'>
        <div className='rule-controls'>
          <Words spot={venue.at('name')} label={`${of}地点名称`} max={60} placeholder='如：三楼报告厅' width={200} />
          <Words spot={venue.at('address')} label={`${of}地址`} max={100} optional placeholder='地址，可以不填' width={220} />
          <Words spot={venue.at('gather')} label={`${of}集合的地方`} max={60} optional placeholder='集合的地方，如：东门' width={200} />
        </div>
        <More label='地图坐标'>
          <div className='rule-controls'>
            <Figure before='纬度' spot={venue.at('latitude')} label={`${of}纬度`} min={-90} max={90} width={130} /><Figure before='经度' spot={venue.at('longitude')} label={`${of}经度`} min={-180} max={180} width={130} />
            <span className='cap'>填了就能在手机上打开地图；用微信地图的坐标，两个一起填</span>
          </div>
        </More>
      </div>
    )}
  </Part>
)
