"""What gpsd calls a field and where our JSON has it, for gpsd_agrees.py.

A place is a path of keys from the message; "*" is an element of a list, by the digit in gpsd's name.
`unscaled` (the transmitted integer) and `scaled` (the value) differ where our JSON has both.
"""

# gpsd's name -> (unscaled, scaled); one path where both are the same.
FIELDS = {
    "type": "type", "repeat": "repeat", "mmsi": "mmsi", "status": "raw/nav_status",
    "turn": ("raw/rot", "rot_deg_min"), "speed": ("raw/sog", "sog_kn"), "accuracy": "accurate",
    "lon": ("raw/lon", "lon"), "lat": ("raw/lat", "lat"), "course": ("raw/cog", "cog_deg"),
    "heading": "raw/heading", "second": "raw/utc_second", "maneuver": "manoeuvre", "raim": "raim", "radio": "radio",
    "epfd": "epfd", "imo": "raw/imo", "ais_version": "ais_version", "callsign": "callsign", "shipname": "name",
    "name": "name", "shiptype": "raw/ship_type", "to_bow": "to_bow_m", "to_stern": "to_stern_m",
    "to_port": "to_port_m", "to_starboard": "to_starboard_m", "draught": ("raw/draught", "draught_m"),
    "destination": "destination", "dte": "dte", "seqno": "sequence", "dest_mmsi": "destination_mmsi",
    "retransmit": "retransmitted", "dac": "dac", "fid": "fi", "alt": "raw/altitude", "text": "text",
    "cs": "carrier_sense", "display": "display", "dsc": "dsc", "band": "whole_band", "msg22": "message_22",
    "assigned": "assigned", "aid_type": "aid_type", "regional": "regional", "off_position": "off_position",
    "virtual_aid": "virtual_aid", "channel_a": "channel_a", "channel_b": "channel_b", "txrx": "tx_rx",
    "power": "low_power", "ne_lon": ("raw/ne_lon", "ne_lon"), "ne_lat": ("raw/ne_lat", "ne_lat"),
    "sw_lon": ("raw/sw_lon", "sw_lon"), "sw_lat": ("raw/sw_lat", "sw_lat"), "dest1": "destination_1_mmsi",
    "dest2": "destination_2_mmsi", "addressed": "addressed", "band_a": "band_a", "band_b": "band_b",
    "zonesize": "raw/transitional_zone", "stationtype": "station_type", "interval": "interval",
    "quiet": "raw/quiet_time", "vendorid": "vendor_text", "model": "vendor_model", "serial": "vendor_serial",
    "mothership_mmsi": "mothership_mmsi", "structured": "structured", "gnss": "position_not_current",
}
OF_TYPE = {23: {"shiptype": "ship_type"}}

LISTS = {
    7: {"mmsi": "acknowledged/*/mmsi"},
    13: {"mmsi": "acknowledged/*/mmsi"},
    15: {"mmsi": "interrogated/*/mmsi", "type": "interrogated/*/requests/*/message_type",
         "offset": "interrogated/*/requests/*/slot_offset"},
    16: {"mmsi": "assigned_stations/*/mmsi", "offset": "assigned_stations/*/slot_offset",
         "increment": "assigned_stations/*/increment"},
    20: {"offset": "reservations/*/raw/slot_offset", "number": "reservations/*/raw/slots",
         "timeout": "reservations/*/raw/timeout", "increment": "reservations/*/increment"},
}


def both(name, unit):
    return (f"raw/{name}", f"{name}_{unit}")


WEATHER = {
    "lat": ("raw/lat", "lat"), "lon": ("raw/lon", "lon"), "accuracy": "accurate",
    "wspeed": both("wind_speed", "kn"), "wgust": both("wind_gust", "kn"), "wdir": both("wind_direction", "deg"),
    "wgustdir": both("wind_gust_direction", "deg"), "airtemp": both("air_temperature", "c"),
    "humidity": both("humidity", "percent"), "dewpoint": both("dew_point", "c"), "pressure": both("pressure", "hpa"),
    "pressuretend": "raw/pressure_trend", "visgreater": "visibility_is_more", "visibility": both("visibility", "nm"),
    "waterlevel": both("water_level", "m"), "leveltrend": "raw/water_level_trend",
    "cspeed": both("current_speed", "kn"), "cdir": both("current_direction", "deg"),
    "cspeed2": both("current_2_speed", "kn"), "cdir2": both("current_2_direction", "deg"),
    "cdepth2": both("current_2_depth", "m"), "cspeed3": both("current_3_speed", "kn"),
    "cdir3": both("current_3_direction", "deg"), "cdepth3": both("current_3_depth", "m"),
    "waveheight": both("wave_height", "m"), "waveperiod": both("wave_period", "s"),
    "wavedir": both("wave_direction", "deg"), "swellheight": both("swell_height", "m"),
    "swellperiod": both("swell_period", "s"), "swelldir": both("swell_direction", "deg"),
    "seastate": "raw/sea_state", "watertemp": both("water_temperature", "c"), "preciptype": "raw/precipitation",
    "salinity": both("salinity", "permille"), "ice": "raw/ice",
}
INLAND_SHIP = {
    "vin": "eni", "length": "raw/length", "beam": "raw/beam", "shiptype": "eri_ship_type", "hazard": "hazard",
    "draught": "raw/draught", "loaded": "loaded", "speed_q": "speed_is_good", "course_q": "course_is_good",
    "heading_q": "heading_is_good",
}
AID = {
    "off_pos": "off_position", "alarm": "alarm", "stat_ext": "inputs", "ana_int": both("supply", "v"),
    "ana_ext1": both("external_1", "v"), "ana_ext2": both("external_2", "v"), "racon": "racon", "light": "light",
}
# (DAC, FI) -> gpsd's name -> place in "application"
APPLICATIONS = {
    (1, 11): WEATHER, (1, 31): WEATHER, (1, 30): {"linkage": "raw/linkage", "text": "text"}, (200, 10): INLAND_SHIP,
    (200, 55): {"crew": "raw/crew", "passengers": "raw/passengers", "personnel": "raw/personnel"}, (235, 10): AID,
}

# The columns of gpsd's unscaled text after type, repeat and MMSI.
PLACE = "accuracy lon lat"
MET = ("lon lat timestamp wspeed wgust wdir wgustdir airtemp humidity dewpoint pressure pressuretend visibility "
       "waterlevel leveltrend cspeed cdir cspeed2 cdir2 cdepth2 cspeed3 cdir3 cdepth3 waveheight waveperiod wavedir "
       "swellheight swellperiod swelldir seastate watertemp preciptype salinity ice")
SIDES = "to_bow to_stern to_port to_starboard"
CLASS_A = f"status turn speed {PLACE} course heading second maneuver raim radio"
ACKNOWLEDGED = "mmsi1 mmsi2 mmsi3 mmsi4"
RESERVED = " ".join(f"offset{n} number{n} timeout{n} increment{n}" for n in range(1, 5))
COLUMNS = {
    1: CLASS_A, 2: CLASS_A, 3: CLASS_A, 4: f"timestamp {PLACE} epfd raim radio",
    5: f"imo ais_version callsign shipname shiptype {SIDES} epfd eta draught destination dte",
    6: "seqno dest_mmsi retransmit dac fid data", 7: ACKNOWLEDGED, 8: "dac fid data",
    9: f"alt speed {PLACE} course second regional dte raim radio", 10: "dest_mmsi",
    11: f"timestamp {PLACE} epfd raim radio", 12: "seqno dest_mmsi retransmit text", 13: ACKNOWLEDGED, 14: "text",
    15: "mmsi1 type1_1 offset1_1 type1_2 offset1_2 mmsi2 type2_1 offset2_1",
    16: "mmsi1 offset1 increment1 mmsi2 offset2 increment2", 17: "lon lat data",
    18: f"reserved speed {PLACE} course heading second regional cs display dsc band msg22 raim radio",
    19: f"reserved speed {PLACE} course heading second regional shipname shiptype {SIDES} epfd raim dte assigned",
    20: RESERVED, 21: f"aid_type name {PLACE} {SIDES} epfd second regional off_position raim virtual_aid",
    22: "channel_a channel_b txrx power ne_lon ne_lat sw_lon sw_lat addressed band_a band_b zonesize",
    23: "ne_lon ne_lat sw_lon sw_lat stationtype shiptype txrx interval quiet",
    24: f"shipname shiptype vendorid model serial callsign {SIDES}",
    25: "addressed structured dest_mmsi app_id data", 26: "addressed structured dest_mmsi app_id data",
    27: f"status {PLACE} speed course raim gnss",
}
ADDRESSED_22 = "channel_a channel_b txrx power dest1 dest2 addressed band_a band_b zonesize"
STRUCTURED = {
    (6, 235, 10): "seqno dest_mmsi retransmit dac fid ana_int ana_ext1 ana_ext2 racon light alarm stat_ext off_pos",
    (8, 1, 11): f"dac fid {MET}", (8, 1, 31): f"dac fid {MET}",
}

# Where gpsd is wrong, or says what nobody needs: how often, and why.
EXCEPTIONS = {
    "words": (1889, "a code in words, beside the code: the schemas have the words"),
    "spare": (492, "bits that ITU-R M.1371-5 calls spare (messages 9, 18, 19): left alone"),
    "beyond the end": (21, "gpsd reads an application that needs more bits than there are, as zeros; ours stays data"),
    "two spare bits": (18, "M.1371-5 tables 80 and 82: two spare bits follow the destination of messages 25 and 26, four "
                      "precede the radio status of 26; gpsd counts them as data"),
    "radio cut short": (2, "gpsd reads what is left of the radio status of a message 1 of 163 bits; ours is null"),
    "radio of 26": (10, "gpsd never reads the radio status of message 26 and prints 0"),
    "tx/rx of 23": (1, "gpsd reads four bits; the mode has two (M.1371-5, message 23), the next two are the interval's"),
    "zero-extended": (6, "gpsd makes an MMSI of the 20 or 24 bits that are left of an acknowledgement of 124 or 128"),
    "told as targets": (6, "1/16 of 120 bits and more are targets of a shore station (M.1371-1 IFM 16); gpsd prints bits"),
    "told as reports": (1, "367/33 is known to us; gpsd prints bits"),
    "not available": (186, "gpsd scales the integer that means \"not available\", or that no standard has; ours is null "
                     "(the integers themselves are compared in the unscaled files)"),
}
