"""What a clock on the wall says and which moments that means, in the nights when it is set back or put forward."""

from datetime import UTC, datetime, timedelta, tzinfo

MINUTE = timedelta(minutes=1)


def moments_shown(shown: datetime, zone: tzinfo) -> list[datetime]:
    """The moments at which clocks in `zone` show `shown`, a time without zone; in the order of time, in `zone`.

    One as a rule, two where the clock is set back, none where it is put forward.
    """
    found = []
    for fold in (0, 1):
        moment = shown.replace(tzinfo=zone, fold=fold)
        is_shown = moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) == shown.replace(fold=0)
        if is_shown and moment.utcoffset() not in [one.utcoffset() for one in found]:
            found.append(moment)
    return found


def nearest_shown(shown: datetime, zone: tzinfo) -> list[datetime]:
    """The last minute before and the first after a time that no clock in `zone` shows: 01.59 and 03.00 for 02.30."""
    put_forward = shown.replace(tzinfo=zone, fold=1).utcoffset()
    after = shown.replace(tzinfo=zone, fold=0, second=0, microsecond=0).astimezone(UTC)
    while (after - MINUTE).astimezone(zone).utcoffset() == put_forward:
        after -= MINUTE
    return [(after - MINUTE).astimezone(zone), after.astimezone(zone)]
