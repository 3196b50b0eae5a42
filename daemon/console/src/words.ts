// Every word of the page, in English and Chinese.
const english = {
    language: '中文',
    events: 'Events',
    none: 'Nothing has happened yet.',
    tracks: 'tracks',
    sensors: 'Sensors',
    noAnswer: 'No answer from the daemon',
    noWebGl: 'This browser cannot draw the map: it has no WebGL.',
    close: 'Close',
    mmsi: 'MMSI', imo: 'IMO', callsign: 'Call sign', type: 'Type', length: 'Length',
    speed: 'Speed', course: 'Course', heading: 'Heading', position: 'Position',
    destination: 'Destination', phase: 'Track', heard: 'Last update', accuracy: 'Accuracy',
    lost: 'This track has ended.',
    kind: {
        cargo: 'cargo', tanker: 'tanker', passenger: 'passenger', fishing: 'fishing',
        service: 'service', pleasure: 'pleasure craft', aircraft: 'aircraft', unknown: 'not known',
    } as Record<string, string>,
    word: {
        tentative: 'tentative', confirmed: 'confirmed', coasting: 'coasting', dropped: 'dropped',
        connecting: 'connecting', up: 'up', silent: 'silent', down: 'down', ended: 'ended',
        low: 'low', medium: 'medium', high: 'high', critical: 'critical', retracted: 'retracted',
        started: 'open', updated: 'open',
        zone_entry: 'entered zone', zone_exit: 'left zone', zone_dwell: 'stays in zone',
        distress_beacon: 'distress beacon', watch_list: 'on the watch list',
    } as Record<string, string>,
};

const chinese: typeof english = {
    language: 'English',
    events: '事件',
    none: '尚无事件。',
    tracks: '条航迹',
    sensors: '传感器',
    noAnswer: '后台无应答',
    noWebGl: '此浏览器没有 WebGL，无法显示海图。',
    close: '关闭',
    mmsi: 'MMSI', imo: 'IMO', callsign: '呼号', type: '船舶类型', length: '船长',
    speed: '航速', course: '航向', heading: '船首向', position: '位置',
    destination: '目的地', phase: '航迹状态', heard: '最后更新', accuracy: '精度',
    lost: '该航迹已结束。',
    kind: {
        cargo: '货船', tanker: '油轮', passenger: '客船', fishing: '渔船',
        service: '工作船', pleasure: '游艇', aircraft: '航空器', unknown: '未知',
    },
    word: {
        tentative: '待确认', confirmed: '已确认', coasting: '外推', dropped: '已丢弃',
        connecting: '连接中', up: '正常', silent: '无数据', down: '断开', ended: '已结束',
        low: '低', medium: '中', high: '高', critical: '紧急', retracted: '已撤回',
        started: '进行中', updated: '进行中',
        zone_entry: '进入区域', zone_exit: '离开区域', zone_dwell: '区域内停留',
        distress_beacon: '遇险示位标', watch_list: '布控船舶',
    },
};

type Language = 'en' | 'zh';
const remembered = 'sea-eye.language';

function firstLanguage(): Language {
    const kept = localStorage.getItem(remembered);
    return kept === 'en' || kept === 'zh' ? kept : navigator.language.startsWith('zh') ? 'zh' : 'en';
}

let current: Language = firstLanguage();

export function words(): typeof english {
    return current === 'zh' ? chinese : english;
}

/// A name from the API in the reader's language; unknown ones are shown as they are.
export function word(name: string): string {
    return words().word[name] ?? name.replaceAll('_', ' ');
}

export function switchLanguage(): void {
    current = current === 'en' ? 'zh' : 'en';
    localStorage.setItem(remembered, current);
    tellLanguage();
}

/// Tells the browser, so that a screen reader speaks right.
export function tellLanguage(): void {
    document.documentElement.lang = current === 'zh' ? 'zh-Hans' : 'en';
}
