using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Editing;

public sealed class ItemEditTests
{
    private static readonly CatalogueVersion Four = Sample.Draft(Sample.Item(1), Sample.Item(2), Sample.Item(3), Sample.Item(4));

    [Theory]
    [InlineData(0, 5, new[] { 1, 2, 3, 4, 9 })]
    [InlineData(1, 1, new[] { 9, 1, 2, 3, 4 })]
    [InlineData(3, 3, new[] { 1, 2, 9, 3, 4 })]
    [InlineData(5, 5, new[] { 1, 2, 3, 4, 9 })]
    public void An_item_is_added_where_it_is_wanted(int position, int number, int[] order)
    {
        var edit = AddingItem.Add(Four, Sample.Id(9), Sample.Elements("新增"), position);
        Assert.Equal((number, 1L), (edit.Number, edit.Item.Revision));
        Assert.Equal(order.Select(Sample.Id), edit.Next.Items.Select(item => item.Id));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void An_item_is_not_added_beyond_the_end(int position) => Assert.Equal(
        "position", Sample.Refused(() => AddingItem.Add(Four, Sample.Id(9), Sample.Elements("新增"), position)).Violations[0].Field);

    [Theory]
    [InlineData(1, 4, new[] { 2, 3, 4, 1 })]
    [InlineData(4, 1, new[] { 4, 1, 2, 3 })]
    [InlineData(2, 3, new[] { 1, 3, 2, 4 })]
    [InlineData(2, 2, new[] { 1, 2, 3, 4 })]
    public void A_moved_item_pushes_the_others_and_only_its_own_revision_rises(int item, int position, int[] order)
    {
        var edit = MovingItem.Move(Four, Sample.Id(item), 1, position);
        Assert.Equal(order.Select(Sample.Id), edit.Next.Items.Select(one => one.Id));
        Assert.Equal(position, edit.Number);
        Assert.All(edit.Next.Items, one => Assert.Equal(one.Id == Sample.Id(item) ? 2 : 1, one.Revision));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void An_item_is_not_moved_outside_the_table(int position) =>
        Assert.Equal("position", Sample.Refused(() => MovingItem.Move(Four, Sample.Id(1), 1, position)).Violations[0].Field);

    [Fact]
    public void A_removed_item_is_answered_as_it_was()
    {
        var edit = RemovingItem.Remove(Four, Sample.Id(2), 1);
        Assert.Equal((2, Four.Items[1]), (edit.Number, edit.Item));
        Assert.Equal([Sample.Id(1), Sample.Id(3), Sample.Id(4)], edit.Next.Items.Select(item => item.Id));
    }

    [Fact]
    public void An_update_takes_only_the_fields_that_are_named()
    {
        var fields = ElementFields.All.Where(field => field.JsonName is "content" or "subjects").ToList();
        var values = new ItemElements { Name = "不读", Content = "新内容", Subjects = ["区财政局"] };
        var edit = UpdatingItem.Update(Four, Sample.Id(3), 1, values, fields);
        var expected = Four.Items[2].Elements with { Content = "新内容", Subjects = ["区财政局"] };
        Assert.Empty(ElementFields.Differing(expected, edit.Item.Elements));
        Assert.Equal((2L, 3), (edit.Item.Revision, edit.Number));
        Assert.Same(Four.Items[1], edit.Next.Items[1]);
    }

    [Fact]
    public void An_edit_of_an_older_item_is_refused_and_tells_the_present_revision()
    {
        var once = MovingItem.Move(Four, Sample.Id(2), 1, 1).Next;
        Assert.All(
            [
                () => UpdatingItem.Update(once, Sample.Id(2), 1, Sample.Elements("改"), ElementFields.All),
                () => MovingItem.Move(once, Sample.Id(2), 1, 2),
                () => RemovingItem.Remove(once, Sample.Id(2), 1),
            ],
            (Action edit) =>
            {
                var refusal = Sample.Refused(edit);
                Assert.Equal((Reason.StaleRevision, "2"), (refusal.Reason, refusal.Facts["current_revision"]));
            });
    }

    [Fact]
    public void An_edit_of_another_item_does_not_disturb()
    {
        var once = UpdatingItem.Update(Four, Sample.Id(1), 1, Sample.Elements("改"), ElementFields.All).Next;
        Assert.Equal(2, UpdatingItem.Update(once, Sample.Id(2), 1, Sample.Elements("也改"), ElementFields.All).Item.Revision);
    }

    [Fact]
    public void An_item_that_is_gone_is_not_found() =>
        Assert.Equal(Reason.NotFound, Sample.Refused(() => RemovingItem.Remove(Four, Sample.Id(7), 1)).Reason);

    [Fact]
    public void Elements_out_of_bounds_are_refused_with_their_path()
    {
        var refusal = Sample.Refused(() => UpdatingItem.Update(
            Four, Sample.Id(1), 1, new ItemElements { Remarks = new string('注', 1001) }, [ElementFields.All.Single(f => f.JsonName == "remarks")]));
        Assert.Equal((Reason.InvalidRequest, "item.remarks"), (refusal.Reason, Assert.Single(refusal.Violations).Field));
    }

    [Fact]
    public void A_version_holds_no_more_items_and_no_more_text_than_allowed()
    {
        var full = Sample.Draft([.. Enumerable.Range(1, ElementLimits.Items).Select(number => Sample.Item(number))]);
        var items = Sample.Refused(() => AddingItem.Add(full, Sample.Id(9999), Sample.Elements("多一个"), 0));
        Assert.Equal((Reason.TooLarge, "2000"), (items.Reason, items.Facts["limit"]));

        var text = Sample.Elements("长") with { Content = new string('内', ElementLimits.ContentLength) };
        var wide = Sample.Draft([.. Enumerable.Range(1, 999).Select(number => Sample.Item(number) with { Elements = text })]);
        var more = Sample.Refused(() => AddingItem.Add(wide, Sample.Id(9999), text, 0));
        Assert.Equal((Reason.TooLarge, "4000000"), (more.Reason, more.Facts["limit"]));
    }
}
