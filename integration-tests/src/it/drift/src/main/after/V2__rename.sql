alter view quick_bits.template_field_view rename column label to labels;
